/** Refused claims, for the auditor. */
@NullMarked
package io.counterfoil.order.claim.web;

import org.jspecify.annotations.NullMarked;
