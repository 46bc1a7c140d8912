package io.counterfoil.channel.rpc;

import java.util.Map;

/** Methods that have to do with each other. */
interface Methods {
    /** By the names under which they are called. */
    Map<String, Method> byName();
}
