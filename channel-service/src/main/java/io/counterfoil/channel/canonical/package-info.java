/** Our own scheme, called native: vouchers in canonical JSON (RFC 8785), signed with Ed25519. */
@NullMarked
package io.counterfoil.channel.canonical;

import org.jspecify.annotations.NullMarked;
