package io.counterfoil.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A body is of one media type. At a pattern of many, Spring would fail instead of refusing it. */
@Component
class OneMediaType implements HandlerInterceptor, WebMvcConfigurer {
    private static final String ANY = "*";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        @Nullable String type = request.getContentType();
        if (type != null && type.contains(ANY)) throw new HttpMediaTypeNotSupportedException("a pattern: " + type);
        return true;
    }
}
