/** What the adapters share: keys, signatures, addresses, and the one way in which a provider is asked. */
@NullMarked
package io.counterfoil.order.provider.wire;

import org.jspecify.annotations.NullMarked;
