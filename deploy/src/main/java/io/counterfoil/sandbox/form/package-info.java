/** Forms and query strings, for pages and for providers that speak in them. */
@NullMarked
package io.counterfoil.sandbox.form;

import org.jspecify.annotations.NullMarked;
