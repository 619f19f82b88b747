package dev.packshot.photo;

import java.util.Set;

/**
 * The extensions of files that are no photos. They are a class of their own because only the names
 * of new uploads are compared with them.
 */
final class OtherKinds {
  static final Set<String> EXTENSIONS =
      Set.of(
          ("svg svgz avif jxl jp2 tif tiff psd ai eps ico dng cr2 cr3 nef arw raf"
                  + " mp4 m4v mov avi mkv webm 3gp mp3 m4a wav ogg flac"
                  + " pdf doc docx xls xlsx ppt pptx odt ods rtf txt csv json xml html htm"
                  + " zip rar 7z gz tar exe msi apk ipa dmg iso bat cmd sh js php")
              .split(" "));

  private OtherKinds() {}
}
