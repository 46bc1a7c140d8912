package io.counterfoil.sandbox.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.wechat.pay.java.core.Config;
import com.wechat.pay.java.core.RSAPublicKeyConfig;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.DefaultHttpClientBuilder;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.notification.NotificationParser;
import com.wechat.pay.java.core.notification.RequestParam;
import com.wechat.pay.java.service.payments.h5.H5Service;
import com.wechat.pay.java.service.payments.h5.model.Amount;
import com.wechat.pay.java.service.payments.h5.model.CloseOrderRequest;
import com.wechat.pay.java.service.payments.h5.model.H5Info;
import com.wechat.pay.java.service.payments.h5.model.PrepayRequest;
import com.wechat.pay.java.service.payments.h5.model.QueryOrderByOutTradeNoRequest;
import com.wechat.pay.java.service.payments.h5.model.SceneInfo;
import com.wechat.pay.java.service.payments.jsapi.JsapiServiceExtension;
import com.wechat.pay.java.service.payments.jsapi.model.Payer;
import com.wechat.pay.java.service.payments.model.Transaction.TradeStateEnum;
import com.wechat.pay.java.service.payments.model.Transaction.TradeTypeEnum;
import io.counterfoil.sandbox.wechat.Mailbox.Notice;
import java.util.Map;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** A client that nobody in this project wrote: WeChat Pay's own library for Java takes the sandbox for the real thing. */
@PunctualTest
class ServingWechatpayJavaTest {
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    private SandboxMerchant merchant;

    @BeforeEach
    void open_an_account() {
        merchant = new SandboxMerchant(port);
    }

    @Test
    void lets_a_payer_pay_by_h5_and_tells_the_merchant() {
        try (var mailbox = new Mailbox()) {
            var service = h5(merchant);
            assertThat(service.prepay(order("WJ0001", mailbox.url())).getH5Url())
                    .contains("/checkmweb?prepay_id=");
            assertThat(service.queryOrderByOutTradeNo(query("WJ0001")).getTradeState())
                    .isEqualTo(TradeStateEnum.NOTPAY);

            merchant.pay("WJ0001");
            var paid = service.queryOrderByOutTradeNo(query("WJ0001"));
            assertThat(paid.getTradeState()).isEqualTo(TradeStateEnum.SUCCESS);
            assertThat(paid.getTradeType()).isEqualTo(TradeTypeEnum.MWEB);
            assertThat(paid.getAmount().getTotal()).isEqualTo(1999);

            await().until(() -> mailbox.notices().size() == 1);
            var told = parse(merchant, mailbox.notices().getFirst());
            assertThat(told.getTransactionId()).isEqualTo(paid.getTransactionId());
            assertThat(told.getSuccessTime()).isEqualTo(paid.getSuccessTime());
            assertThatExceptionOfType(ValidationException.class)
                    .isThrownBy(() ->
                            parse(new SandboxMerchant(port), mailbox.notices().getFirst()));
        }
    }

    @Test
    void believes_the_parameters_that_it_makes_for_the_script() {
        var service = new JsapiServiceExtension.Builder()
                .config(config(merchant))
                .httpClient(http(merchant))
                .build();
        var order = new com.wechat.pay.java.service.payments.jsapi.model.PrepayRequest();
        order.setMchid(merchant.key("mchid"));
        order.setAppid(merchant.key("appid"));
        order.setOutTradeNo("WJ0002");
        order.setDescription("金币 100% + 礼包");
        order.setNotifyUrl("http://127.0.0.1:1/notify");
        var amount = new com.wechat.pay.java.service.payments.jsapi.model.Amount();
        amount.setTotal(1999);
        order.setAmount(amount);
        var payer = new Payer();
        payer.setOpenid("oUpF8uMuAJO_M2pxb1Q9zNjWeS6o");
        order.setPayer(payer);

        var parameters = service.prepayWithRequestPayment(order);
        var invoked = merchant.post(
                "/sandbox/wechat/invoke",
                JSON.writeValueAsString(Map.of(
                        "appId", parameters.getAppId(),
                        "timeStamp", parameters.getTimeStamp(),
                        "nonceStr", parameters.getNonceStr(),
                        "package", parameters.getPackageVal(),
                        "signType", parameters.getSignType(),
                        "paySign", parameters.getPaySign())));
        assertThat(invoked.statusCode()).isEqualTo(200);
    }

    @Test
    void closes_and_refuses_in_words_that_it_understands() {
        var service = h5(merchant);
        service.prepay(order("WJ0003", "http://127.0.0.1:1/notify"));
        var close = new CloseOrderRequest();
        close.setMchid(merchant.key("mchid"));
        close.setOutTradeNo("WJ0003");
        service.closeOrder(close);
        assertThat(service.queryOrderByOutTradeNo(query("WJ0003")).getTradeState())
                .isEqualTo(TradeStateEnum.CLOSED);

        assertThatExceptionOfType(ServiceException.class)
                .isThrownBy(() -> service.queryOrderByOutTradeNo(query("WJ0004")))
                .satisfies(refused -> assertThat(refused.getErrorCode()).isEqualTo("ORDER_NOT_EXIST"));
    }

    private static com.wechat.pay.java.service.payments.model.Transaction parse(
            SandboxMerchant merchant, Notice notice) {
        var config = (RSAPublicKeyConfig) config(merchant);
        var heard = new RequestParam.Builder()
                .serialNumber(notice.headers().get("Wechatpay-Serial"))
                .nonce(notice.headers().get("Wechatpay-Nonce"))
                .signature(notice.headers().get("Wechatpay-Signature"))
                .timestamp(notice.headers().get("Wechatpay-Timestamp"))
                .signType(notice.headers().get("Wechatpay-Signature-Type"))
                .body(notice.body())
                .build();
        return new NotificationParser(config)
                .parse(heard, com.wechat.pay.java.service.payments.model.Transaction.class);
    }

    private PrepayRequest order(String outTradeNo, String notifyUrl) {
        var order = new PrepayRequest();
        order.setMchid(merchant.key("mchid"));
        order.setAppid(merchant.key("appid"));
        order.setOutTradeNo(outTradeNo);
        order.setDescription("金币 100% + 礼包");
        order.setNotifyUrl(notifyUrl);
        var amount = new Amount();
        amount.setTotal(1999);
        order.setAmount(amount);
        var h5 = new H5Info();
        h5.setType("Wap");
        var scene = new SceneInfo();
        scene.setPayerClientIp("203.0.113.7");
        scene.setH5Info(h5);
        order.setSceneInfo(scene);
        return order;
    }

    private QueryOrderByOutTradeNoRequest query(String outTradeNo) {
        var query = new QueryOrderByOutTradeNoRequest();
        query.setMchid(merchant.key("mchid"));
        query.setOutTradeNo(outTradeNo);
        return query;
    }

    private H5Service h5(SandboxMerchant merchant) {
        return new H5Service.Builder()
                .config(config(merchant))
                .httpClient(http(merchant))
                .build();
    }

    private static Config config(SandboxMerchant merchant) {
        return new RSAPublicKeyConfig.Builder()
                .merchantId(merchant.key("mchid"))
                .merchantSerialNumber(merchant.key("merchantSerial"))
                .privateKey(merchant.pem("PRIVATE KEY", "merchantPrivateKey"))
                .publicKey(merchant.pem("PUBLIC KEY", "wechatPublicKey"))
                .publicKeyId(merchant.key("wechatPublicKeyId"))
                .apiV3Key(merchant.key("apiV3Key"))
                .build();
    }

    /** It knows its own host alone: where it calls is changed once it has signed. */
    private HttpClient http(SandboxMerchant merchant) {
        var rerouted = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    var url = chain.request().url();
                    return chain.proceed(chain.request()
                            .newBuilder()
                            .url(url.newBuilder()
                                    .scheme("http")
                                    .host("127.0.0.1")
                                    .port(port)
                                    .encodedPath("/sandbox/wechat" + url.encodedPath())
                                    .build())
                            .build());
                })
                .build();
        return new DefaultHttpClientBuilder()
                .config(config(merchant))
                .okHttpClient(rerouted)
                .build();
    }
}
