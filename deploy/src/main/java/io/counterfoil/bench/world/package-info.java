/** What every torment needs: instances of ours as processes, a merchant, its server, and the witnesses outside. */
@NullMarked
package io.counterfoil.bench.world;

import org.jspecify.annotations.NullMarked;
