/** How a payer's money gets into channels to one payee: asked for by many, sent in one deposit at a time. */
@NullMarked
package io.counterfoil.channel.funding;

import org.jspecify.annotations.NullMarked;
