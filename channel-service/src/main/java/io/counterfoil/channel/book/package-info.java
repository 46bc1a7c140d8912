/**
 * What a party keeps of a channel: the vouchers it gave or took, by rules stricter than the actor's, so that it never holds
 * a promise that the channel could not keep.
 */
@NullMarked
package io.counterfoil.channel.book;

import org.jspecify.annotations.NullMarked;
