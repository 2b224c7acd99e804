import Records
import Reports
import Testing

@Suite struct CaptureMailTests {
  @Test(
    "The first line of a text is the title, all of it what happened",
    arguments: [
      ("Pump leaks\n\nsince Monday\n", "Pump leaks", "Pump leaks\n\nsince Monday"),
      ("\n \n  Pump leaks  \n", "Pump leaks", ""),
      ("[Ticket 7] Pump leaks", "[Ticket 7] Pump leaks", ""),
      ("Problem: it leaks\nmore", "Problem: it leaks", "Problem: it leaks\nmore"),
      ("Problem: it leaks\n\nmore", "Problem: it leaks", "Problem: it leaks\n\nmore"),
      ("\u{FEFF}Leak", "Leak", ""),
    ])
  func text(text: String, title: String, notes: String) throws {
    let action = try #require(try captured(text).first)
    #expect(action.title == title)
    #expect(action.notes == notes)
  }

  @Test("A mail's subject is the title; who sent it and what it says are what happened")
  func mail() throws {
    let mail = """
      Received: from a by b
      From: Jo Smith <jo@example.org>
      Subject: Pump leaks
       again
      Date: Fri, 20 Nov 2026 10:00:00 +0100

      Since Monday.

      Jo
      """
    let action = try #require(try captured(mail.replacing("\n", with: "\r\n")).first)
    #expect(action.title == "Pump leaks again")
    #expect(
      action.notes
        == "From: Jo Smith <jo@example.org>\nDate: Fri, 20 Nov 2026 10:00:00 +0100\n\n"
        + "Since Monday.\n\nJo")
  }

  @Test("A title given beside a mail wins, and the subject is kept")
  func titleWins() throws {
    let mail = "From: Jo <jo@example.org>\nSubject: Help!!\n\nIt leaks.\n"
    let action = try #require(try captured(mail, options(["title": "Pump leaks"])).first)
    #expect(action.title == "Pump leaks")
    #expect(action.notes == "Help!!\n\nFrom: Jo <jo@example.org>\n\nIt leaks.")
  }

  @Test(
    "Words of a header that are not ASCII are read",
    arguments: [
      ("=?UTF-8?B?UmlzcyBpbSBLcmFu?=", "Riss im Kran"),
      ("=?utf-8?q?Gr=C3=BC=C3=9Fe_aus_K=C3=B6ln?=", "Grüße aus Köln"),
      ("=?ISO-8859-1?Q?J=F6rg?= says", "Jörg says"),
      ("=?iso-8859-1?B?SvZyZw==?=", "Jörg"),
      ("=?UTF-8?Q?a?= =?UTF-8?Q?b?=", "ab"),
      ("=?UTF-8?B?w4M=?= =?UTF-8?Q?x?=", "Ãx"),
      ("=?UTF-8?Q?=C3?=\n =?UTF-8?Q?=BC?=", "ü"),
      ("=?UTF-8?Q?a?= b =?UTF-8?Q?c?=", "a b c"),
      ("Re: =?UTF-8*en?Q?caf=C3=A9?=", "Re: café"),
      ("=?koi8-r?B?8M8=?= x", "=?koi8-r?B?8M8=?= x"),
      ("what =? this", "what =? this"),
      ("Grüße", "Grüße"),
    ])
  func encodedWords(subject: String, title: String) throws {
    #expect(try captured("Subject: \(subject)\n\nbody").first?.title == title)
  }

  @Test(
    "The text is read in the usual encodings",
    arguments: [
      (
        "text/plain; charset=utf-8", "quoted-printable", "Gr=C3=BC=C3=9Fe, it =\nleaks=20",
        "Grüße, it leaks"
      ),
      ("text/plain; charset=\"iso-8859-1\"", "Quoted-Printable", "Gr=FC=DFe", "Grüße"),
      ("text/plain; charset=UTF-8", "base64", "R3LDvMOf\nZQ==", "Grüße"),
      ("text/plain", "7bit", "1 + 1 = 2", "1 + 1 = 2"),
      (
        "text/html", "8bit", "<head><title>t</title></head><p>It&nbsp;leaks &amp; drips<br>now</p>",
        "It leaks & drips\nnow"
      ),
    ])
  func bodies(type: String, encoding: String, body: String, text: String) throws {
    let mail =
      "Subject: S\nContent-Type: \(type)\nContent-Transfer-Encoding: \(encoding)\n\n\(body)\n"
    #expect(try captured(mail).first?.notes == text)
  }

  @Test("Of several parts the first plain text is taken, attachments are not")
  func parts() throws {
    let mail = """
      From: a@example.org
      Subject: S
      Content-Type: multipart/mixed; boundary="outer"

      nobody reads this
      --outer
      Content-Type: text/plain
      Content-Disposition: attachment; filename=log.txt

      a log
      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/html

      <p>html</p>
      --inner
      Content-Type: text/plain; charset=utf-8

      plain
      --inner--
      --outer--
      after
      """
    #expect(try captured(mail).first?.notes == "From: a@example.org\n\nplain")
  }

  @Test("Without a subject the first line is the title; with neither the mail is refused")
  func withoutSubject() throws {
    #expect(try captured("From: a@example.org\nSubject:\n\nIt leaks\n").first?.title == "It leaks")
    #expect(
      captureProblems("From: a@example.org\n\n") == [
        "mail is a mail with neither a subject nor a text"
      ])
  }

  @Test("A long subject is cut, and is whole in what happened")
  func longSubject() throws {
    let subject = String(repeating: "leak ", count: 100).dropLast()
    let action = try #require(try captured("Subject: \(subject)\n\nbody").first)
    #expect(action.title.count <= 200)
    #expect(action.notes == "\(subject)\n\nbody")
  }

  @Test("Windows-1252 is read, binary data is not, and too much is refused")
  func bytes() throws {
    let input = try CaptureInput([0x47, 0x72, 0xFC, 0xDF, 0x65], name: "in")
    #expect(input.entries.count == 1)
    #expect(input.notes.first?.hasPrefix("in: the file is not UTF-8") == true)
    #expect(throws: CaptureProblem.self) { try CaptureInput([0x50, 0x4B, 0, 3], name: "in") }
    let large = [UInt8](repeating: 0x61, count: CaptureInput.largest + 1)
    #expect(throws: CaptureProblem.self) { try CaptureInput(large, name: "in") }
  }
}
