/** What takes several steps: deposits, the submission of vouchers while a channel settles, and what follows a collection. */
@NullMarked
package io.counterfoil.channel.trading.process;

import org.jspecify.annotations.NullMarked;
