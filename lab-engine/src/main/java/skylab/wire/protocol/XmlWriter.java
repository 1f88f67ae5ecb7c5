package skylab.wire.protocol;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import skylab.aws.shape.Iso8601;
import skylab.aws.shape.Shapes;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes model objects as XML: a member that is not set is not there, an empty list is an empty element. */
final class XmlWriter {
    /** From here on an answer is long: its rows are remembered. */
    private static final int LONG = 32 * 1024;

    /** Smaller rows are written as fast as they are remembered. */
    private static final int SMALL = 512;

    /** Of larger rows the rows in them are remembered. */
    private static final int LARGE = 32 * 1024;

    private final Utf8 out = new Utf8();
    private final XmlMemory memory;

    /** Where the row begins that is being written; negative outside of rows. */
    private long row = -1;

    private XmlWriter(XmlMemory memory) {
        this.memory = memory;
    }

    /** Writes into a document. */
    @FunctionalInterface
    interface Content {
        /** Writes. */
        void to(XmlWriter writer);
    }

    /** A document of one element. */
    static Payload document(String root, String namespace, Content content) {
        return document(root, namespace, XmlMemory.present(), content);
    }

    /** A document of one element, written with what a memory has of it. */
    static Payload document(String root, String namespace, XmlMemory memory, Content content) {
        XmlWriter writer = new XmlWriter(memory);
        writer.out.ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?><");
        writer.out.ascii(root);
        if (!namespace.isEmpty()) {
            writer.out.ascii(" xmlns=\"");
            writer.out.ascii(namespace);
            writer.out.ascii("\"");
        }
        writer.out.ascii(">");
        content.to(writer);
        writer.close(root);
        return writer.out.toPayload();
    }

    private void open(String name) {
        out.ascii("<");
        out.ascii(name);
        out.ascii(">");
    }

    private void close(String name) {
        out.ascii("</");
        out.ascii(name);
        out.ascii(">");
    }

    /** An element with others in it. */
    void element(String name, Content content) {
        open(name);
        content.to(this);
        close(name);
    }

    /** An element with text in it. */
    void element(String name, String text) {
        open(name);
        out.characters(text);
        close(name);
    }

    /** The members of a model object that are set. */
    void members(SdkPojo shape) {
        for (XmlMember member : XmlMember.of(shape)) {
            Object value = Shapes.set(shape, member.field());
            if (value != null) {
                member(member, value);
            }
        }
    }

    private void member(XmlMember member, Object value) {
        switch (member.sort()) {
            case LIST -> list(member, (List<?>) value);
            case MAP -> map(member, (Map<?, ?>) value);
            default -> {
                out.raw(member.open());
                value(member, value);
                out.raw(member.close());
            }
        }
    }

    private void list(XmlMember member, List<?> list) {
        if (!member.flattened()) {
            out.raw(member.open());
        }
        if (member.element().sort() == XmlMember.Sort.SHAPE) {
            boolean known = memory.knows(member.element());
            for (Object element : list) {
                row(member.element(), element, known);
            }
        } else {
            for (Object element : list) {
                member(member.element(), element);
            }
        }
        if (!member.flattened()) {
            out.raw(member.close());
        }
    }

    // What is remembered is the largest that is not too large: rows in it are no rows of their own.
    private void row(XmlMember member, Object shape, boolean known) {
        boolean inAnother = row >= 0 && out.size() - row < LARGE;
        byte[] same = known && !inAnother ? memory.recall(member, shape) : null;
        if (same != null) {
            out.raw(same);
        } else if (inAnother) {
            member(member, shape);
        } else {
            long from = out.size();
            row = from;
            member(member, shape);
            keep(member, shape, from);
            row = -1;
        }
    }

    private void keep(XmlMember member, Object shape, long from) {
        long length = out.size() - from;
        byte[] bytes = from >= LONG && length >= SMALL && length < LARGE ? out.since(from) : null;
        if (bytes == null) {
            out.settle();
        } else {
            memory.keep(member, shape, bytes);
            out.raw(bytes);
        }
    }

    private void map(XmlMember member, Map<?, ?> map) {
        if (!member.flattened()) {
            out.raw(member.open());
        }
        map.forEach((key, value) -> {
            if (member.flattened()) {
                out.raw(member.open());
            } else {
                open("entry");
            }
            out.raw(member.key().open());
            out.characters(key.toString());
            out.raw(member.key().close());
            member(member.element(), value);
            if (member.flattened()) {
                out.raw(member.close());
            } else {
                close("entry");
            }
        });
        if (!member.flattened()) {
            out.raw(member.close());
        }
    }

    private void value(XmlMember member, Object value) {
        switch (member.sort()) {
            case SHAPE -> members((SdkPojo) value);
            case TEXT -> out.characters((String) value);
            case MOMENT ->
                out.ascii(
                        member.format() == Format.ISO_8601
                                ? Iso8601.milliseconds((Instant) value)
                                : Scalars.write((Instant) value, member.field(), Format.ISO_8601));
            case BYTES -> out.raw(Base64.getEncoder().encode(((SdkBytes) value).asByteArrayUnsafe()));
            default -> out.ascii(value.toString());
        }
    }
}
