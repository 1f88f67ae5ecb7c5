import skylab.grader.hidden.Draw;
import skylab.grader.hidden.Setup;

/** Another range and another port for each student. */
final class TwoTierSetup implements Setup {
    @Override
    public void draw(Draw draw) {
        draw.block("vpcCidr", "10.0.0.0/8", 16);
        draw.oneOf("databasePort", "3306", "5432", "1521", "27017");
    }
}
