package io.counterfoil.demo;

import java.util.regex.Pattern;

/** The payer, who has a browser and nothing else. */
record Payer(Stage stage, Contract contract) {
    private static final Pattern BACK = Pattern.compile("href=\"([^\"]+)\"");
    private static final Pattern TITLE = Pattern.compile("<title>([^<]+)</title>");
    private static final int ADDRESS_LENGTH_MAX = 90;

    /**
     * Opens the address that the front end was given, and presses the button.
     *
     * @return where the link back leads
     */
    String pay(String url) {
        var transcript = stage.transcript();
        var opened = stage.wire().browse(url, "");
        transcript.says("payer", "P", "GET " + brief(url));
        var page = opened.headers().firstValue("Location").orElseThrow(() -> new StoryBroken("no cashier: " + opened));
        transcript.says("P", "payer", opened.statusCode() + " to " + brief(page));
        var cashier = stage.wire().browse(page, "").body();
        transcript.check(
                contract.title() + " believed the merchant's signature: its cashier shows the price",
                cashier.contains("39.98"));

        var pressed = stage.wire().browse(page, "outcome=pay");
        transcript.says("payer", "P", "POST " + brief(page) + " outcome=pay");
        var done = stage.wire()
                .browse(pressed.headers().firstValue("Location").orElse(page), "")
                .body();
        transcript.says("P", "payer", title(done));
        return back(done);
    }

    private static String title(String page) {
        var title = TITLE.matcher(page);
        return title.find() ? title.group(1) : "a page without a title";
    }

    private static String back(String page) {
        var link = BACK.matcher(page);
        return link.find() ? link.group(1).replace("&amp;", "&") : "";
    }

    private static String brief(String address) {
        var brief = Brief.address(address);
        return brief.length() <= ADDRESS_LENGTH_MAX ? brief : brief.substring(0, ADDRESS_LENGTH_MAX) + "…";
    }
}
