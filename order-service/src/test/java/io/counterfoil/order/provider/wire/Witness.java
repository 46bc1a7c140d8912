package io.counterfoil.order.provider.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.Optional;

/** A program that nobody in this project wrote the inside of: it is asked in lines and answers in lines. */
public final class Witness implements AutoCloseable {
    private final Process process;
    private final BufferedWriter questions;
    private final BufferedReader answers;

    public Witness(File directory, List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .directory(directory)
                    .redirectError(Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        questions = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), UTF_8));
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    }

    public String ask(String question) {
        try {
            questions.write(question);
            questions.newLine();
            questions.flush();
            return Optional.ofNullable(answers.readLine())
                    .orElseThrow(() -> new IllegalStateException("the witness has gone, asked " + question));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
