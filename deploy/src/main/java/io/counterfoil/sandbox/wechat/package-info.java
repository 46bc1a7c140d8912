/** WeChat Pay's side: API v3, H5 and JSAPI. */
@NullMarked
package io.counterfoil.sandbox.wechat;

import org.jspecify.annotations.NullMarked;
