package io.counterfoil.demo;

/** A story that is played, not told: it fails where Counterfoil does not do what it says. */
interface Story {
    String CAST = "c: the merchant's front end   s: the merchant's server   S: Counterfoil   P: the provider";

    String title();

    void play(Stage stage);
}
