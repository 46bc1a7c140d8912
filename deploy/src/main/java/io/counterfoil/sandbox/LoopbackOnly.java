package io.counterfoil.sandbox;

import io.counterfoil.platform.http.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.HandlerInterceptor;

/** The sandbox has no keys: only this machine may use it. */
final class LoopbackOnly implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (admits(request.getRemoteAddr())) return true;
        throw new Refusal(
                HttpStatus.FORBIDDEN,
                "sandbox-closed",
                "The sandbox serves its own machine alone, unless counterfoil.sandbox.open is true.");
    }

    /** @param address of the other side as digits, or whatever a proxy says that it is: never looked up */
    static boolean admits(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
