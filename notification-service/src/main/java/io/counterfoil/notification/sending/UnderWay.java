package io.counterfoil.notification.sending;

/** How many attempts are being made, in each half of so many places. */
final class UnderWay {
    private final int half;
    private final int most;
    private int quick;
    private int slow;

    /** @param most in both halves, where more than one half of them have become slow */
    UnderWay(int places, int most) {
        this.half = Places.half(places);
        this.most = most;
    }

    boolean hasPlace(boolean slowly) {
        return quick + slow < most && (slowly ? slow : quick) < half;
    }

    void begin(boolean slowly) {
        if (slowly) slow++;
        else quick++;
    }

    void giveWay() {
        quick--;
        slow++;
    }

    void end(boolean slowly) {
        if (slowly) slow--;
        else quick--;
    }

    boolean isNothing() {
        return quick + slow == 0;
    }
}
