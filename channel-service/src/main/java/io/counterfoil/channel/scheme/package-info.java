/** What all schemes have in common: a voucher as rules see it, whichever way it was written down and signed. */
@NullMarked
package io.counterfoil.channel.scheme;

import org.jspecify.annotations.NullMarked;
