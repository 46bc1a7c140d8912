package io.counterfoil.sandbox.wechat;

import org.springframework.http.HttpStatus;

/** What API v3 answers when it refuses, in its own codes and words. */
enum ApiError {
    NO_AUTHORIZATION("SIGN_ERROR", HttpStatus.UNAUTHORIZED, "签名信息错误，验签失败"),
    STALE("SIGN_ERROR", HttpStatus.UNAUTHORIZED, "Http头Authorization中的timestamp与发起请求的时间不得超过5分钟"),
    BAD_SIGNATURE("SIGN_ERROR", HttpStatus.UNAUTHORIZED, "签名错误"),
    PARAM_ERROR("PARAM_ERROR", HttpStatus.BAD_REQUEST, "参数错误"),
    OTHER_KEY("PARAM_ERROR", HttpStatus.BAD_REQUEST, "平台证书序列号Wechatpay-Serial错误"),
    OTHER_MERCHANT("INVALID_REQUEST", HttpStatus.BAD_REQUEST, "mchid与签名的商户号不一致"),
    OTHER_PARAMETERS("INVALID_REQUEST", HttpStatus.BAD_REQUEST, "请求重入时，参数与首次请求时不一致，请核实后重试"),
    APPID_MCHID_NOT_MATCH("APPID_MCHID_NOT_MATCH", HttpStatus.BAD_REQUEST, "appid和mchid不匹配，请检查后再试"),
    OUT_TRADE_NO_USED("OUT_TRADE_NO_USED", HttpStatus.FORBIDDEN, "商户订单号重复"),
    ORDER_PAID("ORDERPAID", HttpStatus.BAD_REQUEST, "该订单已支付"),
    ORDER_CLOSED("ORDER_CLOSED", HttpStatus.BAD_REQUEST, "该订单已关闭"),
    ORDER_EXPIRED("INVALID_REQUEST", HttpStatus.BAD_REQUEST, "订单已过期，请使用新的商户订单号下单"),
    ORDER_NOT_EXIST("ORDER_NOT_EXIST", HttpStatus.NOT_FOUND, "订单不存在");

    private final String code;
    private final HttpStatus status;
    private final String message;

    ApiError(String code, HttpStatus status, String message) {
        this.code = code;
        this.status = status;
        this.message = message;
    }

    String code() {
        return code;
    }

    HttpStatus status() {
        return status;
    }

    String message() {
        return message;
    }
}
