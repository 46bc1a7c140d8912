package io.counterfoil.demo;

/** A story that is played, not told: it fails where Counterfoil does not do what it says. */
interface Story {
    String title();

    void play(Stage stage);
}
