/** JSON-RPC 2.0 in the words of Filecoin's nodes (Lotus, Venus), for those who come from there with scripts. */
@NullMarked
package io.counterfoil.channel.rpc;

import org.jspecify.annotations.NullMarked;
