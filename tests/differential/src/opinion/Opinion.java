import java.io.*;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.*;
import org.xml.sax.*;

/** Reads lines "schema TAB instance TAB …", answers with a letter for each instance: V, I, or S for the schema. */
public class Opinion {
    static final ErrorHandler STRICT = new ErrorHandler() {
        public void warning(SAXParseException e) {}
        public void error(SAXParseException e) throws SAXException { throw e; }
        public void fatalError(SAXParseException e) throws SAXException { throw e; }
    };

    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        for (String line; (line = in.readLine()) != null; ) {
            out.println(answer(line.split("\t")));
        }
    }

    static String answer(String[] paths) {
        StringBuilder letters = new StringBuilder();
        Schema schema = null;
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            // All checks of the recommendation, as the schema compiler has them as an option only.
            factory.setFeature("http://apache.org/xml/features/validation/schema-full-checking", true);
            factory.setErrorHandler(STRICT);
            schema = factory.newSchema(new StreamSource(new File(paths[0])));
        } catch (SAXException e) {
            // The letter says it.
        }
        for (int i = 1; i < paths.length; i++) {
            letters.append(schema == null ? 'S' : letter(schema, paths[i]));
        }
        return letters.toString();
    }

    static char letter(Schema schema, String path) {
        try {
            Validator validator = schema.newValidator();
            validator.setErrorHandler(STRICT);
            validator.validate(new StreamSource(new File(path)));
            return 'V';
        } catch (SAXException e) {
            return 'I';
        } catch (Exception e) {
            return '-';
        }
    }
}
