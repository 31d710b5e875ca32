package io.kafkactl.output;

/** Foreign text in Markdown: nothing of it is taken for markup, and nobody is notified by it. */
public final class MarkdownText {
    private MarkdownText() {}

    public static String plain(String text) {
        return SafeText.oneLine(text).replaceAll("([\\\\`*_~\\[\\]<>|#@&])", "\\\\$1");
    }

    public static String code(String text) {
        return "`" + SafeText.oneLine(text).replace("`", "'").replace("|", "\\|") + "`";
    }
}
