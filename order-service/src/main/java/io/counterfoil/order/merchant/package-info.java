/** Client projects: who they are, their keys, their accounts with providers. */
@NullMarked
package io.counterfoil.order.merchant;

import org.jspecify.annotations.NullMarked;
