package io.counterfoil.kernel.text;

/** Tells texts that can be stored, sent and shown everywhere from those that cannot. */
public final class Characters {
    private static final String BREAKS = "\t\n\r";
    private static final int REPLACEMENT = '\ufffd';

    /** Neither control characters nor halves of surrogate pairs. */
    public static boolean arePrintable(String text) {
        return text.codePoints().noneMatch(Characters::isUnprintable);
    }

    /** The same, in lines and columns: line breaks and tabs are allowed. */
    public static boolean arePrintableLines(String text) {
        return text.codePoints().noneMatch(character -> isUnprintable(character) && BREAKS.indexOf(character) < 0);
    }

    /** The same text, with a sign in place of each that could not be stored. */
    public static String printable(String text) {
        return text.codePoints()
                .map(character -> isUnprintable(character) ? REPLACEMENT : character)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    private Characters() {}
}
