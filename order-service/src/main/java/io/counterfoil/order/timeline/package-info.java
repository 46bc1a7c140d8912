/** What happened to an order and around it: its facts one by one, and their story. */
@NullMarked
package io.counterfoil.order.timeline;

import org.jspecify.annotations.NullMarked;
