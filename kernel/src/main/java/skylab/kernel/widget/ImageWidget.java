package skylab.kernel.widget;

/** A picture that can be changed. */
public final class ImageWidget extends Widget {
    ImageWidget(byte[] png) {
        super(Model.control("Image"), null);
        set("format", "png");
        set("value", png.clone());
    }

    /** Shows another picture, the bytes of a PNG file. */
    public void value(byte[] png) {
        set("value", png.clone());
    }

    @Override
    String text() {
        return "<image/png>";
    }
}
