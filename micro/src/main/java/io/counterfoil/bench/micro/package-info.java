/** What small parts cost by themselves, measured with JMH. */
@NullMarked
package io.counterfoil.bench.micro;

import org.jspecify.annotations.NullMarked;
