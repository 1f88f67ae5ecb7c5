package skylab.wire.protocol;

import java.util.Locale;

/** The protocols that the SDK speaks, by its own names for them. */
enum Wire {
    /** Forms in, XML out, in EC2's own way. */
    EC2,
    /** Forms in, XML out. */
    QUERY,
    /** JSON, with the operation in a header. */
    JSON,
    /** JSON, with the operation in method and path. */
    REST_JSON,
    /** XML, with the operation in method and path. */
    REST_XML;

    /** The protocol of a name, e.g. {@code rest-json}. */
    static Wire named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_').replace("AWS_", ""));
    }
}
