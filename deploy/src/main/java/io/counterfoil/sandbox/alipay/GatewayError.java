package io.counterfoil.sandbox.alipay;

/** What the gateway and the trade answer when they refuse, in Alipay's own codes and words. */
enum GatewayError {
    MISSING_METHOD("40001", "isv.missing-method", "缺少方法名参数"),
    MISSING_APP_ID("40001", "isv.missing-app-id", "缺少appId参数"),
    MISSING_SIGN_TYPE("40001", "isv.missing-signature-type", "缺少签名类型参数"),
    MISSING_SIGNATURE("40001", "isv.missing-signature", "缺少签名参数"),
    MISSING_TIMESTAMP("40001", "isv.missing-timestamp", "缺少时间戳参数"),
    MISSING_VERSION("40001", "isv.missing-version", "缺少版本参数"),
    INVALID_METHOD("40002", "isv.invalid-method", "不存在的方法名"),
    INVALID_APP_ID("40002", "isv.invalid-app-id", "无效的AppID参数"),
    INVALID_FORMAT("40002", "isv.invalid-format", "无效的数据格式"),
    INVALID_CHARSET("40002", "isv.invalid-charset", "字符集错误"),
    INVALID_SIGN_TYPE("40002", "isv.invalid-signature-type", "无效的签名类型"),
    INVALID_SIGNATURE("40002", "isv.invalid-signature", "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为："),
    INVALID_TIMESTAMP("40002", "isv.invalid-timestamp", "非法的时间戳参数"),
    INVALID_REQUEST("40002", "isv.invalid-parameter", "参数无效："),
    INVALID_PARAMETER("40004", "ACQ.INVALID_PARAMETER", "参数无效："),
    CONTEXT_INCONSISTENT("40004", "ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改"),
    TRADE_NOT_EXIST("40004", "ACQ.TRADE_NOT_EXIST", "交易不存在"),
    TRADE_STATUS_ERROR("40004", "ACQ.TRADE_STATUS_ERROR", "交易状态不合法"),
    TRADE_HAS_SUCCESS("40004", "ACQ.TRADE_HAS_SUCCESS", "交易已被支付"),
    TRADE_HAS_CLOSE("40004", "ACQ.TRADE_HAS_CLOSE", "交易已经关闭");

    private final String code;
    private final String subCode;
    private final String subMsg;

    GatewayError(String code, String subCode, String subMsg) {
        this.code = code;
        this.subCode = subCode;
        this.subMsg = subMsg;
    }

    String code() {
        return code;
    }

    String msg() {
        return switch (code) {
            case "40001" -> "Missing Required Arguments";
            case "40002" -> "Invalid Arguments";
            default -> "Business Failed";
        };
    }

    String subCode() {
        return subCode;
    }

    String subMsg() {
        return subMsg;
    }
}
