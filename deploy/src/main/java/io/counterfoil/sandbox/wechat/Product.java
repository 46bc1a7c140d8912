package io.counterfoil.sandbox.wechat;

/** The ways to pay that the sandbox's WeChat offers. */
enum Product {
    H5("MWEB", "wechat-h5"),
    JSAPI("JSAPI", "wechat-jsapi");

    private final String tradeType;
    private final String provider;

    Product(String tradeType, String provider) {
        this.tradeType = tradeType;
        this.provider = provider;
    }

    /** As on the wire. */
    String tradeType() {
        return tradeType;
    }

    /** As in the sandbox's ledger. */
    String provider() {
        return provider;
    }
}
