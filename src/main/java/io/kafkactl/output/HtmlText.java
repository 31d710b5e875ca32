package io.kafkactl.output;

/** Foreign text in HTML, as content or as the value of an attribute in quotes. */
public final class HtmlText {
    private HtmlText() {}

    public static String escape(String text) {
        return SafeText.oneLine(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
