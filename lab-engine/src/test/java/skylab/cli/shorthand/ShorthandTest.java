package skylab.cli.shorthand;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShorthandTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '`',
            value = {
                "Name=a => {\"Name\":\"a\"}",
                "Name=state,Values=running,stopped => {\"Name\":\"state\",\"Values\":[\"running\",\"stopped\"]}",
                "Values=a, => {\"Values\":[\"a\"]}",
                "Ebs={VolumeSize=8,Encrypted=true},DeviceName=/dev/xvda"
                        + " => {\"Ebs\":{\"VolumeSize\":\"8\",\"Encrypted\":\"true\"},\"DeviceName\":\"/dev/xvda\"}",
                "ResourceType=vpc,Tags=[{Key=Name,Value=my web},{Key=b,Value=}]"
                        + " => {\"ResourceType\":\"vpc\",\"Tags\":[{\"Key\":\"Name\",\"Value\":\"my web\"},{\"Key\":\"b\",\"Value\":\"\"}]}",
                "Key=a,Value='x, y' => {\"Key\":\"a\",\"Value\":\"x, y\"}",
                "Key=a,Value=x\\,y => {\"Key\":\"a\",\"Value\":\"x,y\"}",
                "Key=a,Value=b=c => {\"Key\":\"a\",\"Value\":\"b=c\"}",
                "Name=tag:Name,Values=*web* => {\"Name\":\"tag:Name\",\"Values\":\"*web*\"}"
            })
    void structuresAreReadAsTheUserGuideSays(String written, String meant) {
        assertEquals(meant, Shorthand.parse(written).toString());
    }

    @Test
    void whatIsNoneIsRefusedWithItsPlace() {
        ShorthandError error = assertThrows(ShorthandError.class, () -> Shorthand.parse("Name"));
        assertEquals("Expected: '=', received: 'EOF' for input:\nName\n    ^", error.getMessage());
    }
}
