/** Payment channels as parties use them: whoever asks is known, keys sign, and what takes several steps is seen through. */
@NullMarked
package io.counterfoil.channel.trading;

import org.jspecify.annotations.NullMarked;
