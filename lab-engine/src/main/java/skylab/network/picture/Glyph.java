package skylab.network.picture;

/** Small drawings for kinds of resources, as paths in a square of 24. */
enum Glyph {
    /** A machine: a chip. */
    MACHINE("M7 7h10v10h-10zM10 7v-4M14 7v-4M10 21v-4M14 21v-4M7 10h-4M7 14h-4M21 10h-4M21 14h-4"),
    /** A way to the Internet: an arch. */
    INTERNET_GATEWAY("M4 20v-7a8 8 0 0 1 16 0v7M9 20v-6a3 3 0 0 1 6 0v6M2 20h20"),
    /** Many behind one. */
    NAT_GATEWAY("M3 6h5l4 6h9M3 18h5l4 -6M3 12h9M18 9l3 3l-3 3"),
    /** Two that are linked. */
    PEERING("M9 16a5 5 0 1 1 0 -8M15 8a5 5 0 1 1 0 8M8 12h8"),
    /** A private way to a service. */
    ENDPOINT("M12 8a4 4 0 1 1 0 8a4 4 0 1 1 0 -8M3 12h5M16 12h5M18 9l3 3l-3 3"),
    /** A locked way. */
    PRIVATE_GATEWAY("M6 11h12v9h-12zM8.5 11v-3.5a3.5 3.5 0 0 1 7 0v3.5M12 14.5v2.5"),
    /** An interface. */
    INTERFACE("M4 5h16v10h-16zM12 15v5M8 20h8M8 9v2M12 9v2M16 9v2"),
    /** The world. */
    GLOBE("M12 3a9 9 0 1 1 0 18a9 9 0 1 1 0 -18M3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5 -5 13 0 18"),
    /** What is closed to the Internet. */
    LOCK("M6 11h12v9h-12zM8.5 11v-3.5a3.5 3.5 0 0 1 7 0v3.5");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    /** Its outline. */
    String path() {
        return path;
    }

    /** The glyph of a way out, by its id. */
    static Glyph of(String id) {
        String prefix = id.substring(0, id.indexOf('-') + 1);
        return switch (prefix) {
            case "igw-" -> INTERNET_GATEWAY;
            case "nat-" -> NAT_GATEWAY;
            case "pcx-" -> PEERING;
            case "vpce-" -> ENDPOINT;
            case "eni-", "i-" -> INTERFACE;
            default -> PRIVATE_GATEWAY;
        };
    }
}
