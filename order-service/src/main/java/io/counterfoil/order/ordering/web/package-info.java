/** Orders over HTTP. */
@NullMarked
package io.counterfoil.order.ordering.web;

import org.jspecify.annotations.NullMarked;
