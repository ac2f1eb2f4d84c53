/* Copyright 2026 The Adduce Authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads XMI with Apache UIMA and prints every annotation of io.github.adduce: one line with tabs between the type,
 * the places, the covered text and the features that are set, each text in Base64.
 *
 *   java -cp uimaj-core.jar ReadXmi.java TYPESYSTEM FILE…
 */

import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.uima.UIMAFramework;
import org.apache.uima.cas.ArrayFS;
import org.apache.uima.cas.CAS;
import org.apache.uima.cas.Feature;
import org.apache.uima.cas.FeatureStructure;
import org.apache.uima.cas.StringArrayFS;
import org.apache.uima.cas.impl.XmiCasDeserializer;
import org.apache.uima.cas.text.AnnotationFS;
import org.apache.uima.resource.metadata.TypeSystemDescription;
import org.apache.uima.util.CasCreationUtils;
import org.apache.uima.util.XMLInputSource;

public class ReadXmi
{
  static String encode (String text)
  {
    return Base64.getEncoder ().encodeToString (text.getBytes (StandardCharsets.UTF_8));
  }

  static String describe (FeatureStructure value)
  {
    StringBuilder described = new StringBuilder ();

    if (value instanceof StringArrayFS)
      for (String text : ((StringArrayFS) value).toArray ())
        described.append (described.length () > 0 ? "," : "").append (encode (text));
    else
      for (FeatureStructure piece : ((ArrayFS) value).toArray ())
        described.append (described.length () > 0 ? "," : "").append (((AnnotationFS) piece).getBegin ()).append ('-')
          .append (((AnnotationFS) piece).getEnd ());
    return described.toString ();
  }

  public static void main (String[] arguments) throws Exception
  {
    TypeSystemDescription types
      = UIMAFramework.getXMLParser ().parseTypeSystemDescription (new XMLInputSource (arguments[0]));

    for (int i = 1; i < arguments.length; i++)
      {
        CAS cas = CasCreationUtils.createCas (types, null, null);

        try (InputStream stream = new FileInputStream (arguments[i]))
          {
            XmiCasDeserializer.deserialize (stream, cas, false);
          }
        for (AnnotationFS annotation : cas.getAnnotationIndex ())
          {
            StringBuilder line = new StringBuilder (annotation.getType ().getShortName ());

            if (!annotation.getType ().getName ().startsWith ("io.github.adduce."))
              continue;
            line.append ('\t').append (annotation.getBegin ()).append ('\t').append (annotation.getEnd ()).append ('\t')
              .append (encode (annotation.getCoveredText ()));
            for (Feature feature : annotation.getType ().getFeatures ())
              {
                if (feature.getRange ().getName ().equals ("uima.cas.String"))
                  {
                    if (annotation.getStringValue (feature) != null)
                      line.append ('\t').append (feature.getShortName ()).append ('=')
                        .append (encode (annotation.getStringValue (feature)));
                  }
                else if (feature.getRange ().isArray () && annotation.getFeatureValue (feature) != null)
                  line.append ('\t').append (feature.getShortName ()).append ('=')
                    .append (describe (annotation.getFeatureValue (feature)));
              }
            System.out.println (line);
          }
      }
  }
}
