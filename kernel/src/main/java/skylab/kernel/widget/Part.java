package skylab.kernel.widget;

/** A layout or style: a widget that is never seen by itself. */
final class Part extends Widget {
    Part(Model model) {
        super(model);
    }

    @Override
    String text() {
        return model().model();
    }
}
