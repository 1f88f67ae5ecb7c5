import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Setup;

/** Another threshold and another "M of N" for each student. */
final class AlarmRulesSetup implements Setup {
    @Override
    public void draw(Draw draw) {
        draw.between("threshold", 55, 85, 5);
        int periods = draw.between("periods", 3, 6);
        draw.between("enough", 2, periods - 1);
    }
}
