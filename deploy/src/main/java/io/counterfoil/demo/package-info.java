/**
 * Plays stories against a running Counterfoil, from outside: real requests, real signatures, every step a check.
 *
 * <p>Nothing here looks inside: what a story knows it was told over HTTP.
 */
@NullMarked
package io.counterfoil.demo;

import org.jspecify.annotations.NullMarked;
