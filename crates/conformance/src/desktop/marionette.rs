//! Mozilla's own remote control: scripts run in the program's windows, where they read what these show.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{Ipv4Addr, TcpStream},
};

use serde_json::{Value, json};

use crate::{Failure, wait::PATIENCE};

/// A session in a program's windows.
#[derive(Debug)]
pub struct Marionette {
    stream: BufReader<TcpStream>,
    number: u64,
}

impl Marionette {
    /// Starts a session with the program that listens at `port`.
    pub fn connect(port: u16) -> Result<Self, Failure> {
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut marionette = Self {
            stream: BufReader::new(stream),
            number: 0,
        };
        // It introduces itself first.
        marionette.receive()?;
        marionette.command("WebDriver:NewSession", &json!({}))?;
        marionette.command("Marionette:SetContext", &json!({"value": "chrome"}))?;
        Ok(marionette)
    }

    /// Runs a script's text with `arguments` and returns its result.
    pub fn script(&mut self, script: &str, arguments: &Value) -> Result<Value, Failure> {
        let parameters = json!({"script": script, "args": arguments});
        let mut answer = self.command("WebDriver:ExecuteScript", &parameters)?;
        Ok(answer["value"].take())
    }

    fn command(&mut self, name: &str, parameters: &Value) -> Result<Value, Failure> {
        self.number += 1;
        let message = json!([0, self.number, name, parameters]).to_string();
        let framed = format!("{}:{message}", message.len());
        self.stream.get_mut().write_all(framed.as_bytes())?;
        let mut answer = self.receive()?;
        match &answer[2] {
            Value::Null => Ok(answer[3].take()),
            error => Err(format!("{name}: {}", error["message"]).into()),
        }
    }

    /// A message: its length, a colon, its JSON.
    fn receive(&mut self) -> Result<Value, Failure> {
        let mut length = Vec::new();
        self.stream.read_until(b':', &mut length)?;
        let length = String::from_utf8_lossy(&length).trim_end_matches(':').parse()?;
        let mut message = vec![0; length];
        self.stream.read_exact(&mut message)?;
        Ok(serde_json::from_slice(&message)?)
    }
}
