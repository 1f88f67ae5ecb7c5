package skylab.lab;

/** Prints how much memory a running instance takes that nobody has looked into: {@code Footprint [instances]}. */
final class Footprint {
    private Footprint() {}

    /** Measures the heap with and without them. */
    public static void main(String[] arguments) {
        int instances = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        Laden.of(1000);
        long before = used();
        Laden laden = Laden.of(instances);
        long after = used();
        System.out.printf(
                "%d instances running at %s: %d bytes each%n",
                instances, laden.lab().now(), (after - before) / instances);
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 5; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
