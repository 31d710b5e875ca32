/** A program that does nothing, for the time that a JVM takes to start and end. */
final class Empty {
    private Empty() {}

    public static void main(String[] args) {}
}
