package skylab.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The same cells in two languages. Each cell of a number differs from that of any other number. */
enum Snippets {
    JAVA {
        @Override
        String several(int number) {
            return """
                    int a%1$d = %1$d;
                    double b%1$d = Math.sqrt(a%1$d);
                    String c%1$d = "n" + a%1$d;
                    List<Integer> d%1$d = List.of(a%1$d, a%1$d + 1);
                    for (int each : d%1$d) {
                        b%1$d += each;
                    }
                    c%1$d + b%1$d"""
                    .formatted(number);
        }

        @Override
        String next(int number) {
            return number == 0 ? "int n0 = 0;" : "int n%d = n%d + 1;".formatted(number, number - 1);
        }

        @Override
        String type(int number) {
            String methods = IntStream.range(0, 6)
                    .mapToObj(
                            """

                                int count%d() {
                                    return count * weight;
                                }"""
                                    ::formatted)
                    .collect(Collectors.joining("\n"));
            return """
                    class Shelf%d {
                        private final int count;
                        private final int weight = 2;

                        Shelf%<d(int count) {
                            this.count = count;
                        }
                    %s
                    }"""
                    .formatted(number, methods.indent(4).stripTrailing());
        }

        @Override
        String object() {
            return "var shelf = new Shelf0(3);";
        }

        @Override
        String called() {
            return "Math.max";
        }

        @Override
        String print(int lines) {
            return "for (int i = 0; i < %d; i++) {\n    System.out.println(\"line \" + i);\n}".formatted(lines);
        }

        @Override
        String endless() {
            return "System.out.println(\"on\");\nwhile (true) {\n}";
        }
    },
    PYTHON {
        @Override
        String several(int number) {
            return """
                    a%1$d = %1$d
                    b%1$d = a%1$d ** 0.5
                    c%1$d = "n" + str(a%1$d)
                    d%1$d = [a%1$d, a%1$d + 1]
                    for each in d%1$d:
                        b%1$d += each
                    c%1$d + str(b%1$d)"""
                    .formatted(number);
        }

        @Override
        String next(int number) {
            return number == 0 ? "n0 = 0" : "n%d = n%d + 1".formatted(number, number - 1);
        }

        @Override
        String type(int number) {
            String methods = IntStream.range(0, 8)
                    .mapToObj(
                            """

                                def count%d(self):
                                    return self.count * self.weight"""
                                    ::formatted)
                    .collect(Collectors.joining("\n"));
            return """
                    class Shelf%d:
                        weight = 2

                        def __init__(self, count):
                            self.count = count
                    %s"""
                    .formatted(number, methods.indent(4).stripTrailing());
        }

        @Override
        String object() {
            return "shelf = Shelf0(3)";
        }

        @Override
        String called() {
            return "max";
        }

        @Override
        String print(int lines) {
            return "for i in range(%d):\n    print(\"line\", i)".formatted(lines);
        }

        @Override
        String endless() {
            return "print(\"on\", flush=True)\nwhile True:\n    pass";
        }
    };

    /** An expression. */
    String trivial(int number) {
        return number + " + 1";
    }

    /** Several statements and variables, ending in a value. */
    abstract String several(int number);

    /** A declaration that builds on that of the number before. */
    abstract String next(int number);

    /** A class of about 30 lines, {@code Shelf} and the number. */
    abstract String type(int number);

    /** Declares {@code shelf}, an object of the class of number 0. */
    abstract String object();

    /** The name of something that can be inspected. */
    abstract String called();

    /** Prints lines {@code line 0}, {@code line 1}, ... */
    abstract String print(int lines);

    /** Prints something and then never ends. */
    abstract String endless();
}
