/** WeChat Pay, API v3: payments in a phone's browser (H5) and inside WeChat (JSAPI). */
@NullMarked
package io.counterfoil.order.provider.wechat;

import org.jspecify.annotations.NullMarked;
