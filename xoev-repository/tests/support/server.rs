//! A loopback server that behaves like the XRepository's interface, dirty answers included.

#![allow(dead_code, clippy::unwrap_used, reason = "each test uses its part of it; a panic is a report")]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How a path is answered.
#[derive(Clone)]
pub enum Reply {
    /// A body with status and type.
    Body(u16, &'static str, Vec<u8>),
    /// A redirect; `{address}` stands for the server's own address.
    Redirect(String),
    /// Announces more than comes.
    Truncated(Vec<u8>, usize),
    /// Answers late.
    Slow(Duration),
    /// Sends without an announced length, this many bytes.
    Endless(usize),
}

impl Reply {
    pub fn ok(kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self::Body(200, kind, body.into())
    }
}

pub struct Server {
    pub address: String,
    replies: Arc<Mutex<HashMap<String, Reply>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    pub fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let replies: Arc<Mutex<HashMap<String, Reply>>> = Arc::default();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (known, seen, own) = (Arc::clone(&replies), Arc::clone(&asked), address.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (known, seen, own) = (Arc::clone(&known), Arc::clone(&seen), own.clone());
                std::thread::spawn(move || serve(stream, &known, &seen, &own));
            }
        });
        Self { address, replies, asked }
    }

    pub fn reply(&self, path: &str, reply: Reply) -> &Self {
        self.replies.lock().unwrap().insert(path.to_owned(), reply);
        self
    }

    /// The paths asked for, in order.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// The page a server answers with for what it does not know, with status 200.
pub const NOT_FOUND_PAGE: &str = "<!DOCTYPE html><html><head><title>404</title></head>\
                                  <body><h1>NUR PLATZHALTER GEFUNDEN</h1></body></html>";

fn serve(
    stream: TcpStream,
    replies: &Mutex<HashMap<String, Reply>>,
    asked: &Mutex<Vec<String>>,
    own: &str,
) -> Option<()> {
    let mut reader = BufReader::new(stream.try_clone().ok()?);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let path = line.split(' ').nth(1)?.to_owned();
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header).ok()? == 0 || header == "\r\n" {
            break;
        }
    }
    asked.lock().unwrap().push(path.clone());
    let reply = replies.lock().unwrap().get(&path).cloned();
    let reply = reply.unwrap_or_else(|| Reply::ok("text/html", NOT_FOUND_PAGE));
    let mut stream = stream;
    match reply {
        Reply::Body(status, kind, body) => {
            head(&mut stream, status, kind, Some(body.len())).ok()?;
            stream.write_all(&body).ok()
        }
        Reply::Redirect(to) => {
            let to = to.replace("{address}", own);
            let text = format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n");
            stream.write_all(text.as_bytes()).ok()
        }
        Reply::Truncated(body, announced) => {
            head(&mut stream, 200, "application/octet-stream", Some(announced)).ok()?;
            stream.write_all(&body).ok()
        }
        Reply::Slow(time) => {
            std::thread::sleep(time);
            head(&mut stream, 200, "text/plain", Some(0)).ok()
        }
        Reply::Endless(count) => {
            head(&mut stream, 200, "application/zip", None).ok()?;
            let block = [b'x'; 4096];
            (0..count / block.len()).try_for_each(|_| stream.write_all(&block)).ok()
        }
    }
}

fn head(stream: &mut TcpStream, status: u16, kind: &str, length: Option<usize>) -> std::io::Result<()> {
    let length = length.map_or_else(String::new, |length| format!("Content-Length: {length}\r\n"));
    let text =
        format!("HTTP/1.1 {status} Status\r\nContent-Type: {kind}\r\n{length}Connection: close\r\n\r\n");
    stream.write_all(text.as_bytes())
}
