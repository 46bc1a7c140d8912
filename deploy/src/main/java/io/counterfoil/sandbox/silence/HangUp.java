package io.counterfoil.sandbox.silence;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/** Lets a request's connection be dropped, which servlets cannot do. */
final class HangUp extends ValveBase {
    private static final String ATTRIBUTE = HangUp.class.getName();
    private static final boolean ASYNC_SUPPORTED = true;

    HangUp() {
        super(ASYNC_SUPPORTED);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Runnable drop = () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, new IOException("dropped"));
        request.setAttribute(ATTRIBUTE, drop);
        getNext().invoke(request, response);
    }

    static void on(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Runnable drop) drop.run();
    }
}
