package io.counterfoil.bench.world;

/**
 * What the merchant's server was told.
 *
 * @param id the same for the same event, however often it is told
 * @param genuine whether it was signed with the endpoint's secret
 */
public record Notice(String id, boolean genuine, String type, String order, String body) {
    public boolean is(String wanted) {
        return type.equals(wanted);
    }
}
