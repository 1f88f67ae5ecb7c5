package skylab.kernel.java;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import skylab.kernel.java.syntax.Item;
import skylab.kernel.java.syntax.Items;
import skylab.kernel.magic.CellSource;

/** Cells that declare a {@code main} method and run nothing: who comes from an IDE waits for it to run. */
final class MainMethod {
    private static final Pattern WITH_ARGUMENTS = Pattern.compile(
            "\\bstatic\\s+(?:final\\s+)?void\\s+main\\s*\\(\\s*(?:final\\s+)?String\\s*(?:\\[\\s*]|\\.\\.\\.|\\w+\\s*\\[)");
    private static final Pattern STATIC = Pattern.compile("\\bstatic\\s+(?:final\\s+)?void\\s+main\\s*\\(\\s*\\)");
    /** Of a class since Java 25 (JEP 512). */
    private static final Pattern OF_INSTANCE = Pattern.compile("\\bvoid\\s+main\\s*\\(\\s*\\)");

    private static final String NO_ARGUMENTS = "main(new String[0])";

    private MainMethod() {}

    /** The call that runs the main method of a cell that only declares; empty when there is none. */
    static Optional<String> call(String code) {
        if (!code.contains("main")) {
            return Optional.empty();
        }
        List<Item> items = new ArrayList<>();
        for (CellSource.Part part : CellSource.parse(code)) {
            if (!(part instanceof CellSource.Java java)) {
                return Optional.empty();
            }
            items.addAll(
                    Items.of(code, java.offset(), java.offset() + java.code().length()));
        }
        boolean declares = items.stream()
                .allMatch(item ->
                        item instanceof Item.Type || item instanceof Item.Method || item instanceof Item.Import);
        return declares
                ? items.stream()
                        .map(item -> call(item, code))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> call(Item item, String code) {
        if (item instanceof Item.Method method) {
            return switch (method.signature()) {
                case "main()" -> Optional.of("main()");
                case "main(String[])", "main(String...)" -> Optional.of(NO_ARGUMENTS);
                default -> Optional.empty();
            };
        }
        if (!(item instanceof Item.Type type)) {
            return Optional.empty();
        }
        String text = type.range().of(code);
        if (WITH_ARGUMENTS.matcher(text).find()) {
            return Optional.of(type.name() + "." + NO_ARGUMENTS);
        }
        if (STATIC.matcher(text).find()) {
            return Optional.of(type.name() + ".main()");
        }
        return type.keyword().equals("class") && OF_INSTANCE.matcher(text).find()
                ? Optional.of("new " + type.name() + "().main()")
                : Optional.empty();
    }
}
