package skylab.kernel.maven;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Makes a whole POM of fragments as they stand in the README of a library. Pure. */
public final class PartialPom {
    private static final Map<String, String> DEFAULTS = Map.of(
            "modelVersion",
            "4.0.0",
            "groupId",
            "notebook",
            "artifactId",
            "notebook",
            "version",
            "0",
            "packaging",
            "pom");
    private static final List<String> ORDER = List.of("modelVersion", "groupId", "artifactId", "version", "packaging");

    private PartialPom() {}

    /**
     * The text of a POM: a {@code <project>} as it is; of anything else the loose {@code <dependency>} and {@code
     * <repository>} elements beside those in {@code <dependencies>} and {@code <repositories>}, and everything else that
     * stands at the top, such as {@code <properties>}.
     *
     * @throws SAXParseException when it is no XML; the line is that of the text
     */
    public static String complete(String text) throws SAXParseException {
        try {
            Element root = parse("<fragments>" + withoutDeclaration(text) + "</fragments>");
            List<Element> children = elements(root);
            return children.size() == 1 && children.get(0).getNodeName().equals("project") ? text : project(children);
        } catch (SAXParseException e) {
            throw e;
        } catch (SAXException | IOException | ParserConfigurationException | TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An XML declaration may stand only at the begin of a document. */
    private static String withoutDeclaration(String text) {
        return text.replaceFirst("^\\s*<\\?xml[^>]*\\?>", "");
    }

    private static Element parse(String xml)
            throws ParserConfigurationException, SAXException, IOException, SAXParseException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        // Else it prints to the standard error stream.
        builder.setErrorHandler(new Thrower());
        return builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    }

    private static final class Thrower implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) {}

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    private static List<Element> elements(Node parent) {
        List<Element> found = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }

    private static String project(List<Element> children) throws TransformerException {
        Map<String, StringBuilder> parts = new LinkedHashMap<>();
        ORDER.forEach(name -> parts.put(name, new StringBuilder()));
        for (Element child : children) {
            switch (child.getNodeName()) {
                case "dependency" -> append(parts, "dependencies", xml(child));
                case "repository" -> append(parts, "repositories", xml(child));
                default -> {
                    for (Node content = child.getFirstChild(); content != null; content = content.getNextSibling()) {
                        append(parts, child.getNodeName(), xml(content));
                    }
                }
            }
        }
        StringBuilder pom = new StringBuilder("<project>\n");
        parts.forEach((name, content) -> pom.append("<")
                .append(name)
                .append(">")
                .append(content.length() == 0 ? DEFAULTS.getOrDefault(name, "") : content)
                .append("</")
                .append(name)
                .append(">\n"));
        return pom.append("</project>\n").toString();
    }

    private static void append(Map<String, StringBuilder> parts, String name, String xml) {
        parts.computeIfAbsent(name, key -> new StringBuilder()).append(xml);
    }

    private static String xml(Node node) throws TransformerException {
        TransformerFactory factory = TransformerFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        Transformer transformer = factory.newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(node), new StreamResult(text));
        return text.toString();
    }
}
