/** A party's money in one asset, outside of channels. */
@NullMarked
package io.counterfoil.channel.account;

import org.jspecify.annotations.NullMarked;
